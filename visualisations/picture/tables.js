// The page's data, as kg/draw/columns.py writes it: tables of columns. A row is an object that reads its columns when it
// is asked; tables that no one looks at are never made. A server's answers have plain rows, which are taken as they are.

/** One column as a function of the row; what a row has not is undefined. */
const columnOf = (column) => {
  if (Array.isArray(column)) return (row) => column[row] ?? undefined;
  const { of, at, flat, table: inner, many } = column;
  if (of) return (row) => of[at[row]] ?? undefined;
  const starts = new Int32Array(many.length + 1);
  for (let row = 0; row < many.length; row += 1) starts[row + 1] = starts[row] + (many[row] ?? 0);
  let items = flat;
  return (row) => {
    if (many[row] === null) return undefined;
    items ??= rowsOf(inner);
    return items.slice(starts[row], starts[row + 1]);
  };
};

class Row {
  constructor(row) { this.row = row; }
}

/** The rows of a table, of the class `Kind`; `through` has functions that a column's values go through first, by its name. */
const rowsOf = (table, Kind = Row, through = {}) => {
  if (Array.isArray(table)) {
    return table.map((given, row) => {
      const changed = Object.entries(through).filter(([name]) => given[name] !== undefined).map(([name, make]) => [name, make(given[name])]);
      return Object.assign(new Kind(row), given, Object.fromEntries(changed));
    });
  }
  class Made extends Kind {}
  for (const [name, column] of Object.entries(table.columns)) {
    const [read, make] = [columnOf(column), through[name]];
    const get = make ? function () { const value = read(this.row); return value === undefined ? value : make(value); } : function () { return read(this.row); };
    Object.defineProperty(Made.prototype, name, { get, enumerable: true });
  }
  const found = new Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) found[row] = new Made(row);
  return found;
};

/** Numbers by key: `values[n]` belong to `keys[n]`, a number below `count`; as functions of the key. */
const gathered = (count, keys, values) => {
  const starts = new Int32Array(count + 1);
  for (const key of keys) starts[key + 1] += 1;
  for (let key = 0; key < count; key += 1) starts[key + 1] += starts[key];
  const [next, found] = [starts.slice(), new Int32Array(keys.length)];
  for (let n = 0; n < keys.length; n += 1) {
    found[next[keys[n]]] = values[n];
    next[keys[n]] += 1;
  }
  return { many: (key) => starts[key + 1] - starts[key], of: (key) => [...found.subarray(starts[key], starts[key + 1])] };
};

/** What `make` gives, made when it is first asked for in a scene. */
const inScene = (make) => {
  let [scene, found] = [undefined, undefined];
  return () => {
    if (scene !== facts) [scene, found] = [facts, make()];
    return found;
  };
};
