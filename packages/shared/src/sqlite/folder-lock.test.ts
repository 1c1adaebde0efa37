import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFile } from '../contract/temporary-file.ts';
import { lockFolder } from './folder-lock.ts';

test('a folder has one holder at a time', () => {
  using file = temporaryFile();
  const folder = dirname(file.path);
  {
    using _ = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow('in use');
  }
  using _ = lockFolder(folder);
});
