// What the graph's page is told, and what it tells.

export interface GraphNode {
  /** What it is called when it is to be opened. */
  id: string;
  name: string;
  kind: 'person' | 'organization';
  mentions: number;
  notes: number;
  defined: boolean;
}

/** How much two have to do with each other. */
export interface Tie {
  one: string;
  other: string;
  /** Paragraphs that mention both. */
  paragraphs: number;
  /** Notes that mention both. */
  notes: number;
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
}

/** From the editor to the page. */
export type ToPage = { type: 'graph'; data: GraphData };

/** From the page to the editor. */
export type FromPage = { type: 'ready' } | { type: 'open'; id: string };
