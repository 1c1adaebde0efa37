import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleArticle } from '../contract/samples.ts';
import { decodeRecord, encodeEvent, eventOf } from './event.ts';
import { contentHash, idOf } from './ids.ts';
import { topics } from './topics.ts';

const encode = (timeMs: number, text = 'Two were hurt.') =>
  encodeEvent(eventOf(topics.articleExtracted, sampleArticle({ text })), { source: 'read-article', timeMs, traceparent: null });

describe('events', () => {
  test('are byte-identical for the same value, whenever they are produced', () => {
    const [one, two] = [encode(1), encode(2)];
    expect(two.value).toEqual(one.value);
    expect(two.key).toBe(one.key);
    expect(two.headers['ce_id']).toBe(one.headers['ce_id']);
    expect(two.headers['ce_time']).not.toBe(one.headers['ce_time']);
    expect(encode(1, 'Three were hurt.').headers['ce_id']).not.toBe(one.headers['ce_id']);
  });

  test('carry CloudEvents headers and plain JSON', () => {
    const { topic, key, value, headers } = encode(0);
    expect(JSON.parse(new TextDecoder().decode(value))).toEqual(sampleArticle({ text: 'Two were hurt.' }));
    expect(headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      ce_type: topic,
      ce_source: '/tallywire/read-article',
      ce_time: '1970-01-01T00:00:00.000Z',
      ce_subject: key,
      ce_dataschema: `urn:tallywire:schema:${topic}`,
    });
  });

  test('survive the way through a record', () => {
    const { topic, key, value, headers } = encode(0);
    expect(decodeRecord(topics.articleExtracted, { topic, partition: 0, offset: 0, key, value, headers })).toEqual({
      kind: 'value',
      value: sampleArticle({ text: 'Two were hurt.' }),
    });
  });

  test('of any bytes are read or refused, never thrown on', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (value) => {
        const decoded = decodeRecord(topics.articleExtracted, { topic: 't', partition: 0, offset: 0, key: null, value, headers: {} });
        expect(decoded.kind).toBe('poison');
      }),
    );
  });
});

describe('ids', () => {
  test('are the same for the same parts, and tell parts apart', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (parts, cut) => {
        const id = idOf('kind', ...parts);
        expect(id).toMatch(/^[0-9a-f]{32}$/);
        expect(idOf('kind', ...parts)).toBe(id);
        const at = cut % parts.length;
        const part = parts[at] ?? '';
        const split = [...parts.slice(0, at), part.slice(0, 1), part.slice(1), ...parts.slice(at + 1)];
        expect(idOf('kind', ...split)).not.toBe(id);
        expect(idOf('other', ...parts)).not.toBe(id);
      }),
    );
  });

  test('hash as SHA-256 does', () => {
    expect(contentHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
