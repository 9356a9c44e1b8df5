import { accessSync, constants } from 'node:fs';

/** @throws Error that says what to install where there is no Chromium */
export const findChromium = ({ CHROMIUM_PATH }: NodeJS.ProcessEnv): string => {
  const path = CHROMIUM_PATH ? CHROMIUM_PATH : '/usr/bin/chromium';
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Error(
      `${path} — expected Chromium, which these tests drive: apt-get install -y chromium, or set CHROMIUM_PATH`,
    );
  }
  return path;
};
