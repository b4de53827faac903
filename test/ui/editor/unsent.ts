import test from 'ava';
import {createEditor} from '../../../source/ui/editor/editor.ts';
import {unsentText} from '../../../source/ui/editor/unsent.ts';

test('what is being written is unsent, with what was pasted', t => {
	const editor = createEditor({multiline: true});
	t.is(unsentText(editor.getState()), '');
	editor.dispatch({type: 'insert', text: '보낼 글: '});
	editor.paste('one\ntwo');
	t.is(unsentText(editor.getState()), '보낼 글: one\ntwo');
});

test('a line of the history that is looked at is not; one that is changed is', t => {
	const editor = createEditor({multiline: true});
	editor.dispatch({type: 'remember', text: 'sent before'});
	editor.dispatch({type: 'insert', text: 'draft'});
	editor.dispatch({type: 'move', to: 'up'});
	t.is(editor.getState().text, 'sent before');
	t.is(unsentText(editor.getState()), 'draft');
	editor.dispatch({type: 'insert', text: ', changed'});
	t.is(unsentText(editor.getState()), 'sent before, changed');
});
