export interface PersonName {
  kind: 'customer' | 'visitor' | 'account' | 'unknown';
  id: string;
}

const kinds: Record<string, PersonName['kind']> = { c: 'customer', v: 'visitor', a: 'account' };

/** Reads `c:<customer id>`, `v:<anonymous id>` or `a:<account id>`; an empty text is nobody we know. */
export function personName(person: string): PersonName {
  const kind = kinds[person.slice(0, person.indexOf(':'))];
  return kind ? { kind, id: person.slice(2) } : { kind: 'unknown', id: '' };
}
