const MAX_TAIL_CHARS = 4096;

/** Keeps the last lines of an output, so that an exit message can quote them and memory stays bounded. */
export class OutputTail {
  private text = '';

  add(line: string): void {
    this.text = `${this.text}${line}\n`.slice(-MAX_TAIL_CHARS);
  }

  toString(): string {
    return this.text.trimEnd();
  }
}
