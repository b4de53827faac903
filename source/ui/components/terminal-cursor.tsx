import {useCursor} from 'ink';
import {type ReactNode, useLayoutEffect, useState} from 'react';

/** The terminal's own cursor, in cells of the frame. Draws nothing; when it goes, the cursor is hidden. */
export const TerminalCursor = ({x, y}: {readonly x: number; readonly y: number}): ReactNode => {
	const {setCursorPosition} = useCursor();
	const [, setMounted] = useState(false);
	setCursorPosition({x, y});

	// One that goes in the same commit, because the focus moved here, hides the cursor after this one has shown it.
	useLayoutEffect(() => setMounted(true), []);

	return null;
};
