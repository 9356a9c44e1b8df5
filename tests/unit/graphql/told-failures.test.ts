import { Kind, OperationTypeNode, parse, type ExecutionResult } from 'graphql';
import { tellFailuresAlone, tellForEach } from '../../../src/graphql/batching/told-failures';

/** What is answered where levels of so many rows fail. */
const answer = async (
  levels: readonly number[],
  type: OperationTypeNode = OperationTypeNode.QUERY,
) => {
  const contextValue = {};
  const told = levels.map((rows) => tellForEach(contextValue, rows));
  const [operation] = parse(`${type} { slug }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected an operation');
  const singleResult: ExecutionResult = { errors: [], data: { slug: 'a' } };
  const body = { kind: 'single' as const, singleResult };
  const { willSendResponse } = await tellFailuresAlone.requestDidStart();
  await willSendResponse({ contextValue, operation, response: { body } });
  return { told, data: body.singleResult.data };
};

describe('The failures of levels', () => {
  it('are told for each row of those that fit into 100, and past it alone', async () => {
    expect(await answer([60, 40])).toEqual({ told: [true, true], data: { slug: 'a' } });
    expect(await answer([60, 41, 40])).toEqual({ told: [true, false, true], data: null });
  });

  it('leave what a mutation answers of what it has done', async () => {
    const { told, data } = await answer([101], OperationTypeNode.MUTATION);
    expect([told, data]).toEqual([[false], { slug: 'a' }]);
  });
});
