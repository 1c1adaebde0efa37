import type { NamespaceScope } from './feed-names.ts';
import type { TextCapture } from './text-capture.ts';

/** One element that is open. */
export type Frame = {
  /** As written, in lower case: what its end tag says. */
  written: string;
  canonical: string;
  kind: 'root' | 'channel' | 'item' | 'group' | 'text' | 'open' | 'skipped';
  scope: NamespaceScope;
  base: string | null;
  /** The start tag to write, without its end. */
  tag: string;
  capture: TextCapture | null;
  /** Holds a document of another kind (XHTML, SVG …), in which no name is a feed's. */
  opaque: boolean;
};

/** The elements that are open, outermost first; knows without a search whether a name is among them. */
export class ElementStack {
  readonly #frames: Frame[] = [];
  readonly #openCount = new Map<string, number>();

  get depth(): number {
    return this.#frames.length;
  }

  get top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  holds(written: string): boolean {
    return (this.#openCount.get(written) ?? 0) > 0;
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
    this.#openCount.set(frame.written, (this.#openCount.get(frame.written) ?? 0) + 1);
  }

  pop(): Frame | undefined {
    const frame = this.#frames.pop();
    if (frame) this.#openCount.set(frame.written, (this.#openCount.get(frame.written) ?? 1) - 1);
    return frame;
  }
}
