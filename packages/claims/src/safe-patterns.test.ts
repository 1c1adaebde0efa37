import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { expect, it } from 'vitest';

const FOLDER = import.meta.dirname;

it('uses no pattern that hostile text could make run for exponential time', async () => {
  const patterns = [...new Set(sourceFiles().flatMap((file) => regexLiterals(readFileSync(file, 'utf8'))))];
  expect(patterns.length).toBeGreaterThan(100);
  const verdicts = await Promise.all(patterns.map(async (literal) => ({ literal, ...(await verdictOf(literal)) })));
  expect(verdicts.filter(({ status }) => status === 'unknown')).toEqual([]);
  expect(verdicts.filter(({ degree }) => degree === 'exponential')).toEqual([]);
  // Polynomial ones run on single words and names, which are bounded; their degree stays at two.
  expect(verdicts.filter(({ degree }) => typeof degree === 'number' && degree > 2)).toEqual([]);
}, 120_000);

async function verdictOf(literal: string): Promise<{ status: string; degree: number | string }> {
  const end = literal.lastIndexOf('/');
  const flags = literal.slice(end + 1).replace('v', 'u');
  const found = await check(literal.slice(1, end), flags, { timeout: 20_000 });
  if (found.status === 'unknown') return { status: 'unknown', degree: 'unknown' };
  return { status: found.status, degree: found.complexity.type === 'polynomial' ? found.complexity.degree : found.complexity.type };
}

function sourceFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(FOLDER, name));
}

/** Every regular expression written in a source file: a slash where no operand stands before it, outside strings and comments. */
function regexLiterals(source: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    const pair = source.slice(at, at + 2);
    if (pair === '//') at = lineEnd(source, at);
    else if (pair === '/*') at = source.indexOf('*/', at) + 1;
    else if (char === "'" || char === '"') at = closing(source, at, char);
    else if (char === '/' && /(?:^|[(,=:[!&|?{};\n]|=>|return)\s*$/.test(source.slice(Math.max(0, at - 40), at))) {
      const end = patternEnd(source, at);
      const flags = /^[a-z]*/.exec(source.slice(end + 1, end + 8))?.[0] ?? '';
      found.push(source.slice(at, end + 1) + flags);
      at = end + flags.length;
    }
  }
  return found;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

function closing(source: string, open: number, quote: string): number {
  let at = open + 1;
  while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
  return at;
}

function patternEnd(source: string, open: number): number {
  let inClass = false;
  for (let at = open + 1; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at;
  }
  return source.length;
}
