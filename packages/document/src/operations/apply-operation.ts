import type { Result } from '@peersume/base';
import { add } from './add.ts';
import { duplicate } from './duplicate.ts';
import type { Editing } from './editing.ts';
import { move } from './move.ts';
import { nameVersion, removeVersion, renameVersion } from './name-version.ts';
import type { Done, Operation, OperationError } from './operation.ts';
import { remove, restore } from './remove.ts';
import { replaceAll } from './replace-all.ts';
import { rewrite } from './rewrite.ts';
import { setField } from './set-field.ts';
import { setText } from './set-text.ts';
import { joinBlocks, splitBlock } from './split-join.ts';
import { addVariant, keepOwn, rewriteBlock, takeBack } from './variants.ts';

export function applyOperation(editing: Editing, operation: Operation): Result<Done, OperationError> {
  switch (operation.type) {
    case 'setField':
      return setField(editing, operation);
    case 'addSection':
    case 'addEntry':
    case 'addRole':
    case 'addProfile':
    case 'addBlock':
      return add(editing, operation);
    case 'remove':
      return remove(editing, operation.id);
    case 'restore':
      return restore(editing, operation.id);
    case 'move':
      return move(editing, operation);
    case 'duplicate':
      return duplicate(editing, operation.id);
    case 'splitBlock':
      return splitBlock(editing, operation.block, operation.at);
    case 'joinBlocks':
      return joinBlocks(editing, operation.into, operation.from);
    case 'setText':
      return setText(editing, operation.block, operation.inlines);
    case 'addVariant':
      return addVariant(editing, operation);
    case 'rewriteBlock':
      return rewriteBlock(editing, operation.block);
    case 'takeBack':
      return takeBack(editing, operation.key);
    case 'keepOwn':
      return keepOwn(editing, operation.key);
    case 'nameVersion':
      return nameVersion(editing, operation);
    case 'renameVersion':
      return renameVersion(editing, operation.id, operation.name);
    case 'removeVersion':
      return removeVersion(editing, operation.id);
    case 'rewrite':
      return rewrite(editing, operation.resume);
    case 'replaceAll':
      return replaceAll(editing, operation);
  }
}
