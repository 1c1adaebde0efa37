/** What `tallywire --help` prints. */
export const USAGE = `tallywire: reads news feeds and keeps every claim figure: who says how many, of whom, in which exact words.

  tallywire start [--feeds FILE] [--data DIR] [--once] [--json] [--skip-bad]
      Runs the whole pipeline in one process and prints the disputes it finds. Without --feeds it reads its bundled sample feeds.
        --feeds FILE   feeds to read, YAML or OPML (or TALLYWIRE_FEEDS)
        --data DIR     folder of its state (or TALLYWIRE_DATA_DIR; ./data)
        --once         ends when everything due has been read
        --json         disputes as NDJSON on standard output, each again when it has changed
        --skip-bad     goes on with the good entries of a feed list that has faults
  tallywire read URL|FILE|- [--explain] [--json] [--published DATE] | [--text] | [--meta]
      The claim figures of one HTML page or text: the sentences with the exact words marked, and a table. Exit 0 found, 3 none, 1 not readable.
        --explain         the whole article, and the rules that made each claim
        --json            claims as NDJSON
        --published DATE  day of publication, as 2025-10-13, where the page does not say it: dates in the text are told from it
        --text, --meta    the article's text, or what is known of it, instead of claims
  tallywire disputes [--json] [--data DIR]
      The disputes in the store: the data folder's, or Redis where TALLYWIRE_REDIS_URL is set. Exit 0 found, 3 none.
  tallywire incident [list] | show ID [--json] [--data DIR]
      The incidents in the store, or all that is known of one: articles and copies, tallies, disputes, revisions. ID may be cut short.
  tallywire feeds [list] [--feeds FILE] [--data DIR] [--json]
      Shows each listed feed: how its last poll ended, when the next one is, and the rule that set it.
  tallywire feeds add URL [--name NAME] [--unchecked] | remove URL | import FILE [--skip-bad] | export
      Edits the feed list (YAML), takes one in from OPML or YAML, or prints it as OPML.
  tallywire feeds check URL | discover URL [--json]
      Looks once at an address: a feed and its rhythm, or a page (exit 3) and the feeds it names.
  tallywire dead [list] | show ID | redrive ID | redrive --all [--json] [--data DIR]
      Records that a stage refused, where they stood and why; puts them back on their topics, each once. In one process: while it is stopped.
  tallywire topics
      Creates the Kafka topics of the distributed mode, with their settings.
  tallywire config
      Prints the settings in force, secrets left out.
  tallywire healthcheck [URL]
      Exit 0 when a service answers that it is ready.

  tallywire --help | --version

Exit 64: a call that can't be understood; 78: settings or a feed list that can't be used; 1: any other fault, told with its code (docs/errors.md).
Settings are environment variables, described in docs/settings.md.
`;
