interface Rule {
  pattern: RegExp;
  label: string;
  accepts?: (match: string) => boolean;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Luhn's check (ISO/IEC 7812-1): tells a card number from any other long number. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const isCard = (text: string): boolean =>
  digitsOf(text).length >= 13 && digitsOf(text).length <= 19 && passesLuhn(digitsOf(text));
const isPhone = (text: string): boolean => {
  const digits = digitsOf(text).length;
  return digits >= 7 && digits <= 15;
};

// Order matters: an IBAN holds digits that look like a card, a card holds digits that look like a phone number.
// Every repetition is bounded or over one character class, so the time is linear in the text.
const rules: readonly Rule[] = [
  { pattern: /\b(?:https?:\/\/|www\.)[^\s<>"']{1,2000}/giu, label: '[link]' },
  {
    pattern:
      /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu,
    label: '[e-mail]',
  },
  { pattern: /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,29}/gu, label: '[user]' },
  {
    pattern: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?\d{1,3}|[A-Z0-9]{1,3})?\b/gi,
    label: '[iban]',
    accepts: (text) => digitsOf(text).length >= 10,
  },
  { pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, label: '[id]' },
  { pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b/g, label: '[ip]' },
  { pattern: /\b\d(?:[ .-]?\d){12,18}\b/g, label: '[card]', accepts: isCard },
  // Spanish DNI and NIE, with their control letter.
  { pattern: /\b(?:[XYZ][ -]?\d{7}|\d{2}\.?\d{3}\.?\d{3})[ -]?[A-Z]\b/gi, label: '[id]' },
  // References such as AB-123456 or #4711223.
  {
    pattern: /(?:#|(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]{0,9}[-_/])\d{5,30}[\p{L}\p{N}-]{0,20}/gu,
    label: '[id]',
  },
  {
    pattern: /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d{1,4}\)?(?:[ ./-]{0,2}\(?\d{1,4}\)?){1,7}(?![\p{L}\p{N}])/gu,
    label: '[phone]',
    accepts: isPhone,
  },
  { pattern: /(?<![\p{L}\p{N}])\p{L}{0,10}\d{6,40}[\p{L}\p{N}-]{0,20}/gu, label: '[id]' },
];

/** A date, and the hour that a phone pattern takes along with it. */
const isDate = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?: \d{1,2})?$/;

/**
 * A customer's words without what points at a person: e-mail and web addresses, handles, phone, card and account
 * numbers, identity documents and long reference numbers become labels in brackets. Names are not found; for a wall
 * that strangers see. Dates, amounts and short numbers stay.
 */
export function maskVerbatim(text: string): string {
  return rules.reduce(
    (masked, { pattern, label, accepts }) =>
      masked.replace(pattern, (match) =>
        isDate.test(match) || (accepts && !accepts(match)) ? match : label,
      ),
    text,
  );
}
