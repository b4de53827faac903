import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {truncate} from '../../text/cells.ts';
import {words} from '../../words/words.ts';
import {columnsMin, rowsMin} from '../terminal/use-window.ts';

/** What a terminal shows that is smaller than the screens can be drawn in. */
export const TooSmall = ({columns, rows}: {readonly columns: number; readonly rows: number}): ReactNode => (
	<Box width={columns} height={rows} alignItems="center" justifyContent="center">
		<Text wrap="truncate">
			{[words().chat.tooSmall(columns, rows), words().chat.needsSize(columnsMin, rowsMin)]
				.slice(0, rows)
				.map(line => truncate(line, columns))
				.join('\n')}
		</Text>
	</Box>
);
