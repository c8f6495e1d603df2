/** SCIM servers on libraries of others, users in memory and nothing behind them: what the bridge is measured beside. */
@org.jspecify.annotations.NullMarked
package ramscim.bench.peer;
