import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framesTo } from './framed-socket.ts';

const frame = (body: Uint8Array): Buffer => {
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
};
/** What gets through when bytes come in pieces that end at the cuts. */
const through = (bytes: Buffer, cuts: readonly number[]) => {
  const passed: Buffer[] = [];
  const faults: Error[] = [];
  const take = framesTo(
    (frames) => passed.push(frames),
    (fault) => faults.push(fault),
  );
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1))), bytes.length].sort((a, b) => a - b);
  for (const [n, end] of ends.entries()) if (end > (ends[n - 1] ?? 0)) take(bytes.subarray(ends[n - 1] ?? 0, end));
  return { passed, faults };
};

const sumsOf = (parts: readonly Buffer[]): number[] => parts.map((_, n) => parts.slice(0, n + 1).reduce((sum, { length }) => sum + length, 0));

describe('framing what a broker sends', () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });

  test('passes every byte on, in order, and only up to the end of a frame', () => {
    fc.assert(
      fc.property(bodies, fc.array(fc.nat(), { maxLength: 20 }), fc.uint8Array({ maxLength: 3 }), (told, cuts, rest) => {
        const frames = told.map(frame);
        const { passed, faults } = through(Buffer.concat([...frames, rest]), cuts);
        expect(faults).toEqual([]);
        expect(Buffer.concat(passed)).toEqual(Buffer.concat(frames));
        const ends = new Set(sumsOf(frames));
        for (const end of sumsOf(passed)) expect(ends).toContain(end);
      }),
    );
  });

  test('keeps back a frame that is never completed', () => {
    const whole = frame(new Uint8Array(10));
    expect(through(Buffer.concat([whole, whole.subarray(0, 9)]), [3, 14, 16]).passed).toEqual([whole]);
  });

  test('fails where the other side does not speak Kafka', () => {
    const { passed, faults } = through(Buffer.from('HTTP/1.1 400 Bad Request'), []);
    expect(passed).toEqual([]);
    expect(faults[0]?.message).toMatch(/does not speak Kafka/);
  });
});
