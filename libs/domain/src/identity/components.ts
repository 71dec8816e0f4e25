/** Disjoint sets of ids (union-find with path halving, Tarjan 1975). An id that was never joined is its own set. */
export class Components {
  private readonly parents = new Map<string, string>();

  rootOf(id: string): string {
    let root = id;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) {
      const above = this.parents.get(parent);
      if (above !== undefined) this.parents.set(root, above);
      root = parent;
    }
    return root;
  }

  /** True when they were apart before. */
  join(one: string, other: string): boolean {
    const [left, right] = [this.rootOf(one), this.rootOf(other)];
    if (left === right) return false;
    this.parents.set(left, right);
    return true;
  }
}
