import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeedState, newFeedJob, readFeedState, writeFeedState } from './feed-state.ts';

const url = 'https://one.example/feed';
const job = newFeedJob({ url, title: 'One' }, 1000);
const reread = (state: string): FeedState => readFeedState({ ...job, state });

describe('a feed’s state', () => {
  const address = fc.constantFrom(url, 'https://two.example/feed');
  const time = fc.nat(2_000_000_000_000);
  const states = fc.record({
    url: fc.constant(url),
    fetchUrl: address,
    effectiveUrl: fc.option(address),
    title: fc.option(fc.string()),
    validators: fc.option(fc.record({ url: address, etag: fc.option(fc.string()), lastModified: fc.option(fc.string()) })),
    bodyHash: fc.option(fc.string()),
    intervalMs: fc.option(time),
    failures: fc.constantFrom(0, 0.25, 31),
    rhythmMs: fc.option(time),
    lastNewMs: fc.option(time),
    hintMs: fc.option(time),
    hintRule: fc.option(fc.constantFrom('ttl' as const, 'expires' as const)),
    skipHours: fc.array(fc.nat(23)),
    lastFullMs: fc.option(time),
    distrustUntilMs: fc.option(time),
    moved: fc.option(fc.record({ to: address, count: fc.nat(), sinceMs: time })),
    gone: fc.option(fc.record({ count: fc.nat(), lastMs: time })),
    lastPoll: fc.option(
      fc.record({
        atMs: time,
        outcome: fc.string({ minLength: 1 }),
        code: fc.option(fc.string({ minLength: 1 })),
        reason: fc.option(fc.string({ minLength: 1 })),
        status: fc.option(fc.constantFrom(200, 304)),
        items: fc.nat(),
        new: fc.nat(),
        changed: fc.nat(),
      }),
    ),
    nextPollMs: fc.option(time),
    whyNext: fc.constantFrom('first-poll' as const, 'ttl' as const, 'dormant' as const),
  });

  test('comes back from its short form as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(reread(writeFeedState(state))).toEqual(state);
      }),
    );
  });

  test('is short where it says little', () => {
    expect(JSON.parse(job.state)).toEqual({ u: url, t: 'One', a: 1000 });
  });

  test('is read from its long form too', () => {
    const state = reread(job.state);
    expect(reread(JSON.stringify({ ...state, failures: 2 }))).toEqual({ ...state, failures: 2 });
  });

  test('begins anew where it can’t be read, and throws where it names no feed', () => {
    expect(reread(JSON.stringify({ u: url, i: 'often' }))).toEqual({ ...reread(job.state), title: null, nextPollMs: null });
    expect(() => reread('{"t":"One"}')).toThrow();
  });
});
