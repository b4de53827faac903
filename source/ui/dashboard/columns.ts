/** Which columns of the user list there is room for. Knows widths, not users. */

export type ColumnId = 'name' | 'peer' | 'protocol' | 'rtt' | 'joined' | 'messages' | 'state';

export type Column = {
	readonly id: ColumnId;
	readonly width: number;
	readonly align: 'left' | 'right';
};

type Plan = Column & {
	/** The width is grown up to this when there is room. */
	readonly ideal: number;
};

/** In the order in which they stand. */
const plans: readonly Plan[] = [
	{id: 'name', width: 10, ideal: 20, align: 'left'},
	// An IPv4 address and a port; a longer address is cut in its middle.
	{id: 'peer', width: 21, ideal: 21, align: 'left'},
	{id: 'protocol', width: 6, ideal: 6, align: 'left'},
	{id: 'rtt', width: 5, ideal: 6, align: 'right'},
	{id: 'joined', width: 5, ideal: 6, align: 'right'},
	{id: 'messages', width: 4, ideal: 6, align: 'right'},
	{id: 'state', width: 8, ideal: 12, align: 'left'},
];

/** The first are kept longest. */
const byImportance: readonly ColumnId[] = ['name', 'peer', 'state', 'rtt', 'messages', 'joined', 'protocol'];

/** What grows first when there is room. */
const byAppetite: readonly ColumnId[] = ['name', 'state', 'messages', 'rtt', 'joined'];

export type ColumnPlan = {readonly columns: readonly Column[]; readonly gap: number};

const widthOf = (columns: readonly Column[], gap: number): number =>
	columns.reduce((sum, column) => sum + column.width, 0) + gap * Math.max(0, columns.length - 1);

const grow = (columns: readonly Column[], spare: number): readonly Column[] => {
	let left = spare;
	let grown = columns;
	for (const id of byAppetite) {
		const ideal = plans.find(plan => plan.id === id)?.ideal ?? 0;
		grown = grown.map(column => {
			if (column.id !== id) {
				return column;
			}

			const more = Math.max(0, Math.min(left, ideal - column.width));
			left -= more;
			return {...column, width: column.width + more};
		});
	}

	return grown;
};

/** The columns for so many cells. The name is always there, cut to what there is. */
export const columnsFor = (cells: number): ColumnPlan => {
	const fits = (count: number): boolean => {
		const kept = byImportance.slice(0, count);
		return (
			widthOf(
				plans.filter(plan => kept.includes(plan.id)),
				1,
			) <= cells
		);
	};

	let count = byImportance.length;
	while (count > 1 && !fits(count)) {
		count--;
	}

	const kept = byImportance.slice(0, count);
	const columns = plans.filter(plan => kept.includes(plan.id)).map(({ideal, ...column}) => column);
	if (widthOf(columns, 1) > cells) {
		return {columns: columns.map(column => ({...column, width: Math.max(1, cells)})), gap: 1};
	}

	const gaps = columns.length - 1;
	// Names first: then a wider gap, then the rest.
	const named = grow(columns.slice(0, 1), Math.min(6, cells - widthOf(columns, 1)));
	const withName = [...named, ...columns.slice(1)];
	const gap = cells - widthOf(withName, 1) >= gaps ? 2 : 1;
	return {columns: grow(withName, cells - widthOf(withName, gap)), gap};
};
