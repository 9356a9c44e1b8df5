import { readEnvironment } from '../src/environment/read-environment';

const bytesOfMegabyte = 1024 * 1024;

export default (): { cacheBytes: number } => ({
  cacheBytes: readEnvironment(process.env).responseCacheMegabytes * bytesOfMegabyte,
});
