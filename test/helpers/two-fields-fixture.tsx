/** Two text fields, of which Tab changes the focused one. Ctrl+C ends it. */
import process from 'node:process';
import {Box, Text} from 'ink';
import {useState} from 'react';
import {TextField} from '../../source/ui/components/text-field.tsx';
import {useEditorKeys} from '../../source/ui/components/use-editor-keys.ts';
import {createEditor} from '../../source/ui/editor/editor.ts';
import {matchKey} from '../../source/ui/keys.ts';
import {runScreen} from '../../source/ui/terminal/screen.tsx';
import {createTheme} from '../../source/ui/theme.ts';

const Fixture = ({onQuit}: {onQuit: (code: number) => void}) => {
	const [editors] = useState(() => [createEditor({text: '이름'}), createEditor({text: 'host'})] as const);
	const [focused, setFocused] = useState<0 | 1>(0);
	useEditorKeys(editors[focused], {
		onKey(press) {
			const action = matchKey(press, 'home');
			if (action === 'quit') {
				onQuit(0);
			} else if (action === 'next-pane') {
				setFocused(index => (index === 0 ? 1 : 0));
			}

			return action !== undefined;
		},
	});
	return (
		<Box flexDirection="column">
			<Text>two fields</Text>
			{editors.map((editor, index) => (
				<TextField
					key={index === 0 ? 'name' : 'host'}
					editor={editor}
					width={20}
					theme={createTheme('dark')}
					prompt="> "
					isFocused={index === focused}
				/>
			))}
		</Box>
	);
};

await runScreen<number>(({exit}) => <Fixture onQuit={exit} />);
process.exit(0);
