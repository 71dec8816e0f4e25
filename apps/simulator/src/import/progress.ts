/** Where progress is written: a terminal redraws one line, a log gets a line now and then. */
export interface ProgressOutput {
  isTTY?: boolean;
  write(text: string): unknown;
}

const barWidth = 30;
const redrawEveryMs = 100;
const logEveryMs = 5_000;

/** A plain progress bar: share of the files, events handled and events per second. */
export class Progress {
  private share = 0;
  private events = 0;
  private detail = '';
  private lastDrawnAt: number;
  private readonly startedAt: number;

  constructor(
    private readonly title: string,
    private readonly output: ProgressOutput,
    private readonly now: () => number = Date.now,
  ) {
    this.startedAt = now();
    this.lastDrawnAt = this.startedAt;
  }

  /** Share of the input that has been read, 0 to 1; it never goes back. */
  advanceTo(share: number): void {
    this.share = Math.max(this.share, Math.min(1, share));
    this.drawIfDue();
  }

  count(events: number): void {
    this.events += events;
    this.drawIfDue();
  }

  /** What is being worked on now, shown beside the title. */
  label(detail: string): void {
    this.detail = detail;
  }

  /** Something worth a line of its own, such as a retry. */
  say(message: string): void {
    this.output.write(`${this.output.isTTY ? '\r\x1b[K' : ''}${message}\n`);
  }

  finish(): void {
    this.share = 1;
    this.draw();
    if (this.output.isTTY) this.output.write('\n');
  }

  private drawIfDue(): void {
    if (this.now() - this.lastDrawnAt >= (this.output.isTTY ? redrawEveryMs : logEveryMs)) this.draw();
  }

  private draw(): void {
    this.lastDrawnAt = this.now();
    const line = progressLine(
      [this.title, this.detail].filter(Boolean).join(' '),
      this.share,
      this.events,
      (this.lastDrawnAt - this.startedAt) / 1000,
    );
    this.output.write(this.output.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  }
}

export function progressLine(label: string, share: number, events: number, seconds: number): string {
  const filled = Math.round(share * barWidth);
  const bar = '#'.repeat(filled).padEnd(barWidth, '.');
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  const rate = seconds > 0 ? Math.round(events / seconds) : 0;
  return `${label} [${bar}] ${percent} %  ${events.toLocaleString('en')} events  ${rate.toLocaleString('en')}/s`;
}
