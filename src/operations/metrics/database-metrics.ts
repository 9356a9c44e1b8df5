import { Gauge, type Registry } from 'prom-client';

type Connections = Readonly<Record<'used' | 'free' | 'pending', number>>;

/** The pool of connections, and whether the database answers. */
export const registerDatabaseMetrics = (
  registry: Registry,
  countConnections: () => Connections,
  isDatabaseThere: () => Promise<boolean>,
): void => {
  const registers = [registry];
  new Gauge({
    name: 'explainer_database_connections',
    help: 'Connections of the pool that are used and free, and work that is waiting for one (pending)',
    labelNames: ['state'],
    registers,
    collect() {
      const { used, free, pending } = countConnections();
      this.set({ state: 'used' }, used);
      this.set({ state: 'free' }, free);
      this.set({ state: 'pending' }, pending);
    },
  });
  new Gauge({
    name: 'explainer_database_up',
    help: '1 while the database answers',
    registers,
    async collect() {
      this.set((await isDatabaseThere()) ? 1 : 0);
    },
  });
};
