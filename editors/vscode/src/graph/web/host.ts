// Where the page is: in the editor, which sends the graph and opens notes, or by itself, with the graph in it.

import type { Around, FromPage, Graph, PageData, Place, ToPage } from '../data';

export interface Host {
  /** Opens a place in a note, where there is an editor. */
  open?: (place: Place) => void;
  /** What the page was doing when it was last seen. */
  remembered: unknown;
  remember: (state: unknown) => void;
}

export interface Listener {
  onGraph: (graph: Graph) => void;
  onAround: (around: Around) => void;
  /** The graph is the part of a larger one. */
  onPart: (part: Omit<PageData, 'graph'>) => void;
}

interface EditorApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

export function connect(): { host: Host; listen: (listener: Listener) => void } {
  return typeof acquireVsCodeApi === 'undefined' ? alone() : inEditor(acquireVsCodeApi());
}

function inEditor(api: EditorApi): ReturnType<typeof connect> {
  const host: Host = {
    open: (place) => api.postMessage({ type: 'open', place }),
    remembered: api.getState(),
    remember: (state) => api.setState(state),
  };
  const listen = ({ onGraph, onAround }: Listener): void => {
    window.addEventListener('message', ({ data: message }: MessageEvent<ToPage>) => {
      if (message.type === 'graph') {
        onGraph(message.graph);
      } else {
        onAround(message.around);
      }
    });
    api.postMessage({ type: 'ready' });
  };
  return { host, listen };
}

function alone(): ReturnType<typeof connect> {
  const host: Host = { remembered: undefined, remember: () => undefined };
  const listen = ({ onGraph, onPart }: Listener): void => {
    const { graph, ...part } = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData;
    onPart(part);
    onGraph(graph);
  };
  return { host, listen };
}
