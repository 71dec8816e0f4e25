/** A formatted value in pieces, so that the figure can be large and its unit small wherever the locale puts it. */
export interface ValuePart {
  kind: 'figure' | 'unit';
  text: string;
}
