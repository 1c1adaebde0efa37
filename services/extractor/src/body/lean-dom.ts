/**
 * A DOM with what Readability and the reader call, and nothing else: linked lists, no live collections, no events, no styles.
 * Nodes are of one class so that the engine sees one shape. `textContent` is remembered per element and forgotten on each change
 * beneath it, as Readability asks for it again and again.
 */
export class LeanNode {
  readonly nodeType: number;
  /** Empty for text. */
  tagName: string;
  localName: string;
  attributes: LeanAttribute[];
  parentNode: LeanNode | null = null;
  firstChild: LeanNode | null = null;
  lastChild: LeanNode | null = null;
  nextSibling: LeanNode | null = null;
  previousSibling: LeanNode | null = null;
  /** Set by Readability: its score, and whether a table holds data. */
  readability: unknown = undefined;
  _readabilityDataTable: unknown = undefined;
  tallywireNames: string | undefined = undefined;
  private elements: LeanNode[] | null = null;
  /** Tells Readability to rename elements in place. */
  readonly __JSDOMParser__ = true;
  /** A text's characters; an element's remembered text, where no ancestor's is remembered unless its own is. */
  text: string | null;

  constructor(nodeType: number, tagName: string, attributes: LeanAttribute[], text: string | null) {
    this.nodeType = nodeType;
    this.tagName = tagName;
    this.localName = tagName.toLowerCase();
    this.attributes = attributes;
    this.text = text;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get textContent(): string {
    if (this.text !== null) return this.text;
    let text = '';
    for (let child = this.firstChild; child !== null; child = child.nextSibling) text += child.textContent;
    this.text = text;
    return text;
  }

  get childNodes(): LeanNode[] {
    const nodes: LeanNode[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) nodes.push(child);
    return nodes;
  }

  /** Remembered, and kept right when a child goes: Readability takes children one by one and asks anew each time. */
  get children(): LeanNode[] {
    if (this.elements !== null) return this.elements;
    const elements: LeanNode[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) if (child.nodeType === 1) elements.push(child);
    this.elements = elements;
    return elements;
  }

  get firstElementChild(): LeanNode | null {
    let child = this.firstChild;
    while (child !== null && child.nodeType !== 1) child = child.nextSibling;
    return child;
  }

  get nextElementSibling(): LeanNode | null {
    let node = this.nextSibling;
    while (node !== null && node.nodeType !== 1) node = node.nextSibling;
    return node;
  }

  get previousElementSibling(): LeanNode | null {
    let node = this.previousSibling;
    while (node !== null && node.nodeType !== 1) node = node.previousSibling;
    return node;
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  get srcset(): string {
    return this.getAttribute('srcset') ?? '';
  }

  /** Of an inline style only what tells whether an element is seen. */
  get style(): LeanStyle {
    const style = this.getAttribute('style');
    return style === null ? NO_STYLE : { display: lastValue(style, DISPLAY), visibility: lastValue(style, VISIBILITY) };
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    const known = this.attributes.find((attribute) => attribute.name === name);
    if (known === undefined) this.attributes.push(new LeanAttribute(name, value));
    else known.value = value;
  }

  setAttributeNode(attribute: LeanAttribute): void {
    this.setAttribute(attribute.name, attribute.value);
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }

  appendChild(child: LeanNode): LeanNode {
    return this.insertBefore(child, null);
  }

  insertBefore(child: LeanNode, before: LeanNode | null): LeanNode {
    child.parentNode?.removeChild(child);
    const previous = before === null ? this.lastChild : before.previousSibling;
    this.elements = null;
    child.parentNode = this;
    child.previousSibling = previous;
    child.nextSibling = before;
    if (previous === null) this.firstChild = child;
    else previous.nextSibling = child;
    if (before === null) this.lastChild = child;
    else before.previousSibling = child;
    forgetText(this);
    return child;
  }

  removeChild(child: LeanNode): LeanNode {
    const { previousSibling, nextSibling } = child;
    if (previousSibling === null) this.firstChild = nextSibling;
    else previousSibling.nextSibling = nextSibling;
    if (nextSibling === null) this.lastChild = previousSibling;
    else nextSibling.previousSibling = previousSibling;
    const at = this.elements?.indexOf(child) ?? -1;
    if (at >= 0) this.elements?.splice(at, 1);
    child.parentNode = null;
    child.previousSibling = null;
    child.nextSibling = null;
    forgetText(this);
    return child;
  }

  replaceChild(child: LeanNode, old: LeanNode): LeanNode {
    if (child === old) return old;
    child.parentNode?.removeChild(child);
    this.insertBefore(child, old);
    return this.removeChild(old);
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  getElementsByTagName(tag: string): LeanNode[] {
    const name = tag.toUpperCase();
    return descendants(this, (node) => node.tagName === name);
  }

  /** For lists of tag names only, which is all Readability asks for. */
  querySelectorAll(tags: string): LeanNode[] {
    const names = tagSet(tags);
    return descendants(this, (node) => names.has(node.tagName));
  }
}

type LeanStyle = { display: string; visibility: string };

const NO_STYLE: LeanStyle = { display: '', visibility: '' };
const DISPLAY = /(?:^|;)\s*display\s*:\s*([a-z-]+)/gi;
const VISIBILITY = /(?:^|;)\s*visibility\s*:\s*([a-z-]+)/gi;

function lastValue(style: string, property: RegExp): string {
  return [...style.matchAll(property)].at(-1)?.[1]?.toLowerCase() ?? '';
}

export class LeanAttribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): LeanAttribute {
    return new LeanAttribute(this.name, this.value);
  }
}

/** The document over lean nodes. */
export class LeanDocument extends LeanNode {
  readonly baseURI: string;
  readonly documentURI: string;

  constructor(url: string) {
    super(9, '', [], null);
    Reflect.deleteProperty(this, 'tagName'); // Readability tells a document by its having none
    this.baseURI = url;
    this.documentURI = url;
  }

  get documentElement(): LeanNode | null {
    return this.firstElementChild;
  }

  get body(): LeanNode | null {
    return this.documentElement?.children.find(({ tagName }) => tagName === 'BODY') ?? null;
  }

  get title(): string {
    const title = this.getElementsByTagName('title')[0];
    return title === undefined ? '' : title.textContent.replace(/[\t\n\f\r ]+/g, ' ').trim();
  }

  createElement(tag: string): LeanNode {
    return new LeanNode(1, tag.toUpperCase(), [], null);
  }

  createTextNode(text: string): LeanNode {
    return new LeanNode(3, '', [], text);
  }
}

function forgetText(node: LeanNode): void {
  for (let at: LeanNode | null = node; at !== null && at.text !== null; at = at.parentNode) at.text = null;
}

const tagSets = new Map<string, ReadonlySet<string>>();

function tagSet(tags: string): ReadonlySet<string> {
  const known = tagSets.get(tags);
  if (known !== undefined) return known;
  const names = new Set(tags.toUpperCase().split(','));
  tagSets.set(tags, names);
  return names;
}

function descendants(root: LeanNode, wanted: (node: LeanNode) => boolean): LeanNode[] {
  const found: LeanNode[] = [];
  let node = root.firstChild;
  while (node !== null) {
    if (node.nodeType === 1 && wanted(node)) found.push(node);
    if (node.firstChild !== null) node = node.firstChild;
    else {
      while (node !== null && node !== root && node.nextSibling === null) node = node.parentNode;
      node = node === null || node === root ? null : node.nextSibling;
    }
  }
  return found;
}
