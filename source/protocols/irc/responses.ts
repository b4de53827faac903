/** Where a client's lines go: out at once, or into the answer that is being gathered for a label. */
import type {Outgoing} from './message.ts';
import {labelResponse} from './response.ts';

export type Responses = {
	/** From here to `finish`, what is added is one answer. */
	begin(label: string): void;
	finish(): void;
	isGathering(): boolean;
	/** Part of the answer. */
	add(lines: readonly Outgoing[]): void;
	/** Not part of it; comes after it. */
	addApart(lines: readonly Outgoing[]): void;
	/** Lines of an event: into the answer when it is the client's own doing, behind it when it has begun. False when they may go out as they are. */
	take(lines: readonly Outgoing[], isOwn: boolean): boolean;
};

export type ResponsesOptions = {
	readonly serverName: string;
	readonly reference: () => string;
	readonly write: (lines: readonly Outgoing[]) => void;
	/** Gathering began or ended. */
	readonly onChange: () => void;
};

export const createResponses = ({serverName, reference, write, onChange}: ResponsesOptions): Responses => {
	let label: string | undefined;
	let gathered: Outgoing[] = [];
	let behind: Outgoing[] = [];
	return {
		begin(given) {
			label = given;
			onChange();
		},
		finish() {
			if (label === undefined) {
				return;
			}

			const lines = [...labelResponse(gathered, label, serverName, reference()), ...behind];
			label = undefined;
			gathered = [];
			behind = [];
			write(lines);
			onChange();
		},
		isGathering: () => label !== undefined,
		add(lines) {
			if (label === undefined) {
				write(lines);
			} else {
				gathered.push(...lines);
			}
		},
		addApart(lines) {
			if (label === undefined) {
				write(lines);
			} else {
				behind.push(...lines);
			}
		},
		take(lines, isOwn) {
			if (isOwn) {
				gathered.push(...lines);
				return true;
			}

			if (gathered.length === 0 && behind.length === 0) {
				return false;
			}

			behind.push(...lines);
			return true;
		},
	};
};
