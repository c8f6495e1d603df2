/** Processes that are killed at random moments, and what must hold all the same. */
@org.jspecify.annotations.NullMarked
package ramscim.server.kill;
