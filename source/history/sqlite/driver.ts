/** The one place that knows where SQLite comes from. */
import type * as Sqlite from 'node:sqlite';

export type Database = Sqlite.DatabaseSync;

/**
Load `node:sqlite` without its ExperimentalWarning, which Node 22 prints when the module is first loaded and which would
land in the middle of a full-screen interface. Every other warning passes. The module is not imported, for an import would be
carried out before the warning could be held back.
*/
export const loadSqlite = (): typeof Sqlite => {
	const {emitWarning} = process;
	const passOthers = (warning: string | Error, ...rest: unknown[]) => {
		if (!String(warning).startsWith('SQLite is an experimental feature')) {
			Reflect.apply(emitWarning, process, [warning, ...rest]);
		}
	};

	process.emitWarning = passOthers as typeof process.emitWarning;
	try {
		return process.getBuiltinModule('node:sqlite');
	} finally {
		process.emitWarning = emitWarning;
	}
};

/** What a `PRAGMA` or query of one number answers. */
export const numberOf = (database: Database, sql: string): number => {
	const row = database.prepare(sql).get();
	return row ? Number(Object.values(row)[0]) : 0;
};

/** Whether there is a table of this name. */
export const hasTable = (database: Database, name: string): boolean =>
	database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
