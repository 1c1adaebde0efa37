/** What the reader asks of a DOM. jsdom's nodes and the lean DOM's both have it. */
export type DomNode = {
  readonly nodeType: number;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly textContent: string | null;
};

export type DomElement = DomNode & {
  readonly tagName: string;
  readonly attributes: { readonly length: number };
  /** Class and id as `namesOf` splits them, remembered here. */
  tallywireNames?: string | undefined;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  removeChild(child: DomNode): unknown;
  insertBefore(child: DomNode, before: DomNode | null): unknown;
};

export type DomDocument = DomNode & {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  readonly title: string;
  createElement(tag: string): DomElement;
};

/** Whether a document must serve one attempt of Readability, or as many as it likes to make. */
export type Attempts = 'one' | 'many';

export const ELEMENT = 1;
export const TEXT = 3;

/** Whether a node is an element. */
export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

/** The node that follows `node` in document order within `root`, leaving out its descendants where `skipInside`. */
export function nextNode(node: DomNode, root: DomNode, skipInside = false): DomNode | null {
  if (!skipInside && node.firstChild !== null) return node.firstChild;
  let at: DomNode | null = node;
  while (at !== null && at !== root) {
    if (at.nextSibling !== null) return at.nextSibling;
    at = at.parentNode;
  }
  return null;
}

/** All elements beneath `root`, in document order. The tree must not change meanwhile. */
export function* elementsOf(root: DomNode): Generator<DomElement> {
  for (let node = nextNode(root, root); node !== null; node = nextNode(node, root)) if (isElement(node)) yield node;
}

/** Takes a node out of its tree. */
export function detach(node: DomNode): void {
  const parent = node.parentNode;
  if (parent !== null && isElement(parent)) parent.removeChild(node);
}
