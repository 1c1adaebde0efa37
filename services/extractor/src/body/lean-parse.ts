import { TwError } from '@tallywire/shared/domain/errors';
import { html as htmlNames, parse, parseFragment, serialize, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import type { Attempts } from './dom.ts';
import { LeanAttribute, LeanDocument, LeanNode } from './lean-dom.ts';
import { MAX_ELEMENTS } from './scan-html.ts';

/**
 * Parses HTML by the standard's own tree construction, as jsdom does (both through parse5, scripting off), into a lean document.
 * Comments and the doctype are left out. Throws TW_PAGE_TOO_DEEP where the page makes too many elements.
 */
export function parseLean(html: string, url: string, attempts: Attempts = 'many'): LeanDocument {
  const document = new LeanDocument(url);
  parse<LeanMap>(html, { scriptingEnabled: false, treeAdapter: new LeanAdapter(document, attempts) });
  return document;
}

/**
 * The body, whose `innerHTML` Readability writes down before it begins and sets again when it has found too little and tries anew. For one
 * attempt nothing is written and the body is left empty; for many it goes through HTML as in jsdom, which changes what HTML can't express.
 */
class LeanBody extends LeanNode {
  readonly adapter: LeanAdapter;

  constructor(attributes: LeanAttribute[], adapter: LeanAdapter) {
    super(1, 'BODY', attributes, null);
    this.adapter = adapter;
  }

  get innerHTML(): string {
    return this.adapter.attempts === 'one' ? '' : serialize<LeanMap>(this, { scriptingEnabled: false, treeAdapter: this.adapter });
  }

  set innerHTML(html: string) {
    while (this.firstChild !== null) this.removeChild(this.firstChild);
    if (html === '') return;
    const treeAdapter = new LeanAdapter(new LeanDocument(''), this.adapter.attempts);
    const fragment = parseFragment<LeanMap>(this, html, { scriptingEnabled: false, treeAdapter });
    while (fragment.firstChild !== null) this.insertBefore(fragment.firstChild, null);
  }
}

type LeanMap = TreeAdapterTypeMap<LeanNode, LeanNode, LeanNode, LeanNode, LeanNode, LeanNode, LeanNode, LeanNode, LeanNode, LeanNode>;
type DocumentMode = ReturnType<TreeAdapter<LeanMap>['getDocumentMode']>;
type Attributes = Parameters<TreeAdapter<LeanMap>['createElement']>[2];

const COMMENT = 8;
const DOCTYPE = 10;
const FRAGMENT = 11;

class LeanAdapter implements TreeAdapter<LeanMap> {
  readonly document: LeanNode;
  readonly attempts: Attempts;
  readonly templates = new Map<LeanNode, LeanNode>();
  readonly namespaces = new Map<LeanNode, htmlNames.NS>();
  /** Counted here too, as unclosed formatting is opened again in each paragraph: a short page may make millions. */
  elements = 0;
  mode: DocumentMode = htmlNames.DOCUMENT_MODE.NO_QUIRKS;

  constructor(document: LeanNode, attempts: Attempts) {
    this.document = document;
    this.attempts = attempts;
  }

  createDocument(): LeanNode {
    return this.document;
  }

  createDocumentFragment(): LeanNode {
    return new LeanNode(FRAGMENT, '', [], null);
  }

  createElement(tagName: string, namespace: htmlNames.NS, attributes: Attributes): LeanNode {
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) throw new TwError('TW_PAGE_TOO_DEEP', `The page makes more than ${MAX_ELEMENTS} elements.`);
    const isHtml = namespace === htmlNames.NS.HTML;
    if (isHtml && tagName === 'body') return new LeanBody(attributes.map(leanAttribute), this);
    const element = new LeanNode(1, isHtml ? upperCase(tagName) : tagName, attributes.map(leanAttribute), null);
    element.localName = tagName;
    if (!isHtml) this.namespaces.set(element, namespace);
    return element;
  }

  createCommentNode(_data: string): LeanNode {
    return new LeanNode(COMMENT, '', [], null);
  }

  createTextNode(text: string): LeanNode {
    return new LeanNode(3, '', [], text);
  }

  appendChild(parent: LeanNode, child: LeanNode): void {
    if (child.nodeType !== COMMENT) parent.insertBefore(child, null);
  }

  insertBefore(parent: LeanNode, child: LeanNode, before: LeanNode): void {
    if (child.nodeType !== COMMENT) parent.insertBefore(child, before);
  }

  setTemplateContent(template: LeanNode, content: LeanNode): void {
    this.templates.set(template, content);
  }

  getTemplateContent(template: LeanNode): LeanNode {
    return this.templates.get(template) ?? template;
  }

  setDocumentType(): void {}

  setDocumentMode(_document: LeanNode, mode: DocumentMode): void {
    this.mode = mode;
  }

  getDocumentMode(): DocumentMode {
    return this.mode;
  }

  detachNode(node: LeanNode): void {
    node.parentNode?.removeChild(node);
  }

  insertText(parent: LeanNode, text: string): void {
    addText(parent, text, parent.lastChild, null);
  }

  insertTextBefore(parent: LeanNode, text: string, before: LeanNode): void {
    addText(parent, text, before.previousSibling, before);
  }

  adoptAttributes(element: LeanNode, attributes: Attributes): void {
    const known = new Set(element.attributes.map(({ name }) => name));
    for (const attribute of attributes) if (!known.has(attribute.name)) element.attributes.push(leanAttribute(attribute));
  }

  getFirstChild(node: LeanNode): LeanNode | null {
    return node.firstChild;
  }

  getChildNodes(node: LeanNode): LeanNode[] {
    return node.childNodes;
  }

  getParentNode(node: LeanNode): LeanNode | null {
    return node.parentNode;
  }

  getAttrList(element: LeanNode): Attributes {
    return element.attributes;
  }

  getTagName(element: LeanNode): string {
    return element.localName;
  }

  getNamespaceURI(element: LeanNode): htmlNames.NS {
    return this.namespaces.get(element) ?? htmlNames.NS.HTML;
  }

  getTextNodeContent(node: LeanNode): string {
    return node.textContent;
  }

  getCommentNodeContent(): string {
    return '';
  }

  getDocumentTypeNodeName(): string {
    return '';
  }

  getDocumentTypeNodePublicId(): string {
    return '';
  }

  getDocumentTypeNodeSystemId(): string {
    return '';
  }

  isTextNode(node: LeanNode): node is LeanNode {
    return node.nodeType === 3;
  }

  isCommentNode(node: LeanNode): node is LeanNode {
    return node.nodeType === COMMENT;
  }

  isDocumentTypeNode(node: LeanNode): node is LeanNode {
    return node.nodeType === DOCTYPE;
  }

  isElementNode(node: LeanNode): node is LeanNode {
    return node.nodeType === 1;
  }

  setNodeSourceCodeLocation(): void {}

  getNodeSourceCodeLocation(): null {
    return null;
  }

  updateNodeSourceCodeLocation(): void {}
}

/** Adjacent texts become one node, as the standard's "insert a character" has it. */
function addText(parent: LeanNode, text: string, previous: LeanNode | null, before: LeanNode | null): void {
  if (previous !== null && previous.nodeType === 3) previous.text = (previous.text ?? '') + text;
  else parent.insertBefore(new LeanNode(3, '', [], text), before);
}

function leanAttribute({ name, value }: { name: string; value: string }): LeanAttribute {
  return new LeanAttribute(name, value);
}

const upperNames = new Map<string, string>();
const MAX_NAMES = 500;

/** Upper-cased once per name: the few names that pages use are shared strings. */
function upperCase(name: string): string {
  const known = upperNames.get(name);
  if (known !== undefined) return known;
  const upper = name.toUpperCase();
  if (upperNames.size < MAX_NAMES) upperNames.set(name, upper);
  return upper;
}
