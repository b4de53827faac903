import {useWindowSize} from 'ink';

/** Below this a screen says that it is too small, in cells. */
export const columnsMin = 40;
export const rowsMin = 10;

export type Window = {readonly columns: number; readonly rows: number; readonly isTooSmall: boolean};

/** The terminal's size in cells, drawn anew when it changes. */
export const useWindow = (): Window => {
	const {columns, rows} = useWindowSize();
	return {columns, rows, isTooSmall: columns < columnsMin || rows < rowsMin};
};
