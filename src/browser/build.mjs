// @ts-check
/**
 * Bundles what runs in browsers into public/embed/v1, which is committed, or into the folder that is named: `loader.js` is the newest
 * one, and every one that ever was stays under its hash, for the pages that name it with `integrity`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const folder = process.argv[2] ?? join(root, 'public/embed/v1');

/** @param {string} name */
const bundle = async (name) => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/browser', `${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
};

mkdirSync(folder, { recursive: true });
const loader = await bundle('explainer-section');
const hash = createHash('sha256').update(loader).digest('hex').slice(0, 16);
writeFileSync(join(folder, 'loader.js'), loader);
writeFileSync(join(folder, `loader.${hash}.js`), loader);
writeFileSync(join(folder, 'builder.js'), await bundle('builder'));
