// A tree in the side bar, which is loaded while it is to be seen.

import { EventEmitter, window, type Disposable, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';

/** What stands over a tree. */
export interface Heading {
  description?: string | undefined;
  message?: string | undefined;
}

/** The rows of a tree. */
export abstract class Rows<Row> implements TreeDataProvider<Row> {
  private readonly changed = new EventEmitter<undefined>();
  /** An editor that is told of no rows at first may miss that this changes at once. */
  private readonly known: Promise<void>;
  private know: () => void = () => undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor() {
    this.known = new Promise((resolve) => (this.know = resolve));
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row === undefined) {
      await this.known;
      return this.top();
    }
    return this.below(row);
  }

  abstract getTreeItem(row: Row): TreeItem;

  /** The rows that stand in no other. */
  protected abstract top(): Row[];

  /** The rows that a row unfolds into. */
  protected abstract below(row: Row): Row[];

  /** The rows have been loaded. */
  protected loaded(isSame: boolean): void {
    this.know();
    if (!isSame) {
      this.redraw();
    }
  }

  protected redraw(): void {
    this.changed.fire(undefined);
  }
}

export class View<Row, Content> implements Disposable {
  private readonly view: TreeView<Row>;
  private readonly subscription: Disposable;
  private problem: string | undefined;
  /** Which load is the newest: an older one that takes longer is of no interest. */
  private loads = 0;

  constructor(
    id: string,
    tree: TreeDataProvider<Row>,
    private readonly load: () => Promise<Content>,
    private readonly show: (content: Content) => Heading,
  ) {
    this.view = window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
    this.subscription = this.view.onDidChangeVisibility(() => this.refresh(this.problem));
  }

  /** Loads it anew. A problem is said instead of what would stand over it. */
  refresh(problem: string | undefined): void {
    this.problem = problem;
    if (this.view.visible) {
      // A server that ends meanwhile leaves the view as it is; its successor refreshes it.
      this.update().catch(() => undefined);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
  }

  private async update(): Promise<void> {
    const load = ++this.loads;
    const content = await this.load();
    if (load === this.loads) {
      const { description, message } = this.show(content);
      this.view.description = description;
      this.view.message = this.problem ?? message;
    }
  }
}
