import type { Claim } from '@tallywire/shared/domain/claim';
import { idOf } from '@tallywire/shared/domain/ids';
import type { Draft } from './draft-claim.ts';

/** Drafts of one text as claims. Their ids hang on what they say, not on where they stand: text added elsewhere changes none. */
export function identify(drafts: readonly { readonly draft: Draft; readonly whole: number }[], seed: string): Claim[] {
  const seen = new Map<string, number>();
  const ids = drafts.map(({ draft }) => {
    const parts = [seed, ...tupleOf(draft)];
    const key = JSON.stringify(parts);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return idOf('claim', ...parts, String(occurrence));
  });
  const claims = drafts.map(({ draft, whole }, index) => {
    const counted = drafts[whole]?.draft.effect !== 'other' ? ids[whole] : undefined;
    return { id: ids[index] ?? '', ...draft, partOf: counted ?? null };
  });
  return claims.filter(({ effect }) => effect !== 'other').sort((a, b) => a.evidence.start - b.evidence.start);
}

function tupleOf({ effect, figure, of, claimant, evidence }: Draft): string[] {
  return [effect, String(figure.min), String(figure.max), figure.vague ?? figure.qualifier, of.words, claimant?.name ?? '', evidence.quote];
}
