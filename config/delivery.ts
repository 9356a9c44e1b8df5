import { readEnvironment } from '../src/environment/read-environment';

const bytesOfMegabyte = 1024 * 1024;

export default (): { cacheBytes: number; staleSeconds: number } => {
  const { responseCacheMegabytes, staleSeconds } = readEnvironment(process.env);
  return { cacheBytes: responseCacheMegabytes * bytesOfMegabyte, staleSeconds };
};
