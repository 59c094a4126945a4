// The graph as the server tells it (`whoswho.graph`, `whoswho graph --format json`), what the page makes of it, and what
// the page and the editor tell each other. Lines and characters count from 0, characters in UTF-16.

/** A place in a note: half open. */
export interface Place {
  uri: string;
  range: { start: Position; end: Position };
}

interface Position {
  line: number;
  character: number;
}

export type Kind = 'person' | 'organization';

/** Who has to do with whom. */
export interface Graph {
  entities: GraphEntity[];
  together: {
    between: [string, string];
    paragraphs: number;
    notes: number;
    /** `[note, paragraphs, line]`: a note by its place in `notes`. */
    in: [number, number, number][];
  }[];
  relations: { from: string; to: string; key: string }[];
  notes: {
    file: string;
    /** `YYYY-MM-DD` */
    date: string | null;
    /** Only editors need it. */
    uri?: string | null;
  }[];
}

export interface GraphEntity {
  /** Of use in this answer only. */
  id: string;
  name: string;
  kind: Kind;
  /** The note that defines them, and the line there. */
  file: string;
  line: number;
  mentions: number;
  notes: number;
  aliases: string[];
  /** All names without case and diacritics. */
  folded: string[];
  summary: string | null;
  /** What tells them from others of their name. */
  distinction: string | null;
  /** `[note, mentions]` */
  in: [number, number][];
  /** Only editors need it. */
  definition?: Place | null;
}

/** Somebody in the page, by an id that they keep when the graph changes. */
export type GraphNode = GraphEntity;

/** How much two have to do with each other. */
export interface Tie {
  one: string;
  other: string;
  /** Paragraphs that mention both. */
  paragraphs: number;
  /** Notes that mention both. */
  notes: number;
  /** `[note, paragraphs, line]` */
  in: [number, number, number][];
  /** What definitions say of the two. */
  facts: Fact[];
}

/** `founder` leads from a company's definition to a person. */
export interface Fact {
  from: string;
  key: string;
}

export interface GraphData {
  nodes: GraphNode[];
  ties: Tie[];
  notes: Graph['notes'];
}

/** Around whom to look: those with these definitions, or those in a note, by its `file`. */
export type Around = { definitions: Place[] } | { note: string };

/** From the editor to the page. Unless the graph is whole, it holds those whom the page looks around, and their neighbours. */
export interface ToPage {
  graph: Graph;
  isWhole: boolean;
  /** Nothing if the page goes on as it was. */
  around: Around | undefined;
}

/** From the page to the editor. */
export type FromPage = { type: 'ready' } | { type: 'whole' } | { type: 'open'; place: Place };

/** What `whoswho graph --format html` puts into its page. */
export interface PageData {
  graph: Graph;
  /** An entity's id. */
  centre: string | null;
  /** How many steps around the centre the graph holds. */
  depth: number | null;
  /** How many paragraphs two must share to be joined in it. */
  min: number;
}
