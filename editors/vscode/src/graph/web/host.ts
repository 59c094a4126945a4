// Where the page is: in the editor, which sends the graph and opens notes, or by itself, with the graph in it.

import type { FromPage, PageData, Place, ToPage } from '../data';

export interface Host {
  /** Opens a place in a note, where there is an editor. */
  open?: (place: Place) => void;
  /** Asks for the whole graph, where only a part may be there. */
  whole?: () => void;
  /** What the page was doing when it was last seen. */
  remembered: unknown;
  remember: (state: unknown) => void;
}

export interface Listener {
  onGraph: (message: ToPage) => void;
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
    whole: () => api.postMessage({ type: 'whole' }),
    remembered: api.getState(),
    remember: (state) => api.setState(state),
  };
  const listen = ({ onGraph }: Listener): void => {
    window.addEventListener('message', ({ data: message }: MessageEvent<ToPage>) => {
      onGraph(message);
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
    onGraph({ graph, isWhole: true, around: undefined });
  };
  return { host, listen };
}
