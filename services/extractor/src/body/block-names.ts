/** Elements that begin a line of their own, as browsers render them. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL OPTGROUP OPTION P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);

/** Elements without text of their own to read. */
export const SILENT_TAGS: ReadonlySet<string> = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG OBJECT EMBED BUTTON SELECT INPUT TEXTAREA DATALIST CANVAS AUDIO VIDEO MAP HEAD METER PROGRESS DIALOG'.split(' '),
);

export const HEADING_TAGS: ReadonlySet<string> = new Set('H1 H2 H3 H4 H5 H6'.split(' '));
