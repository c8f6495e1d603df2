package ramscim.server.health;

/**
 * One link of the chain from the identity provider to RAM.
 *
 * @param text what is known of it, in a few words
 */
public record Lamp(String name, Level level, String text) {}
