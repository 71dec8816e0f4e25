import { Lane } from './lane.ts';

const free = new AbortController().signal;

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe('Lane', () => {
  it('runs no more jobs at once than it may', async () => {
    const lane = new Lane({ concurrency: 2, maxWaiting: 10, maxWaitingBytes: 100 });
    let running = 0;
    let most = 0;
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => lane.run(1, free, job)));
    expect(most).toBe(2);
  });

  it('keeps the order of arrival', async () => {
    const lane = new Lane({ concurrency: 1, maxWaiting: 10, maxWaitingBytes: 100 });
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((number) => lane.run(1, free, async () => order.push(number))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('goes on after a job that failed', async () => {
    const lane = new Lane({ concurrency: 1, maxWaiting: 1, maxWaitingBytes: 100 });
    await expect(lane.run(1, free, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(lane.run(1, free, async () => 'fine')).resolves.toBe('fine');
  });

  it('refuses more waiting jobs than allowed', async () => {
    const lane = new Lane({ concurrency: 1, maxWaiting: 1, maxWaitingBytes: 100 });
    const { opened, open } = gate();
    const first = lane.run(1, free, () => opened);
    const second = lane.run(1, free, async () => undefined);
    await expect(lane.run(1, free, async () => undefined)).rejects.toMatchObject({ code: 202 });
    open();
    await Promise.all([first, second]);
  });

  it('refuses more waiting bytes than allowed', async () => {
    const lane = new Lane({ concurrency: 1, maxWaiting: 10, maxWaitingBytes: 100 });
    const { opened, open } = gate();
    const first = lane.run(1000, free, () => opened);
    const second = lane.run(60, free, async () => undefined);
    await expect(lane.run(60, free, async () => undefined)).rejects.toMatchObject({ code: 202 });
    open();
    await Promise.all([first, second]);
    await expect(lane.run(60, free, async () => 'fits again')).resolves.toBe('fits again');
  });

  it('never begins a waiting job that was aborted', async () => {
    const lane = new Lane({ concurrency: 1, maxWaiting: 1, maxWaitingBytes: 100 });
    const { opened, open } = gate();
    const first = lane.run(1, free, () => opened);
    const controller = new AbortController();
    let begun = false;
    const second = lane.run(1, controller.signal, async () => (begun = true));
    controller.abort(new Error('killed'));
    await expect(second).rejects.toThrow('killed');
    open();
    await first;
    await expect(lane.run(1, free, async () => 'next')).resolves.toBe('next');
    expect(begun).toBe(false);
  });

  it('runs nothing for a request that was aborted before', async () => {
    const lane = new Lane({ concurrency: 1, maxWaiting: 1, maxWaitingBytes: 100 });
    await expect(lane.run(1, AbortSignal.abort(new Error('gone')), async () => undefined)).rejects.toThrow(
      'gone',
    );
  });
});
