import { eld } from 'eld/medium';

/** Text looked at: enough to be sure, little enough to be quick. */
const SAMPLE_CHARS = 2_000;

/** Whether a text is English, decided from the text itself: what pages declare is too often wrong. */
export function isEnglish(title: string, text: string): boolean {
  const sample = `${title}. ${text.slice(0, SAMPLE_CHARS)}`;
  return eld.detect(sample).language === 'en';
}
