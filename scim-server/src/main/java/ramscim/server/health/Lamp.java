package ramscim.server.health;

import ramscim.server.finding.Level;
import ramscim.server.words.Words;

/**
 * One link of the chain from the identity provider to RAM.
 *
 * @param text what is known of it, in a few words
 */
public record Lamp(Words name, Level level, Words text) {}
