package ramscim.server.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.traffic.ProviderActivity;

/**
 * What has arrived from a provider.
 *
 * @param tokens the names of those that are valid
 * @param token the one that is looked at; null: none was made for the provider yet
 * @param last the last request with it; null: none yet
 * @param refusal the last one that was refused; null: none yet
 * @param overcome whether a change was made since
 * @param strangers who was turned away of late, whoever it was
 */
record Connection(
        Provider provider,
        List<String> tokens,
        @Nullable String token,
        List<Step> steps,
        @Nullable ProviderActivity last,
        @Nullable Trouble refusal,
        boolean overcome,
        List<Trouble> strangers) {
    Connection {
        tokens = List.copyOf(tokens);
        steps = List.copyOf(steps);
        strangers = List.copyOf(strangers);
    }

    /** The name for another token. */
    public String freeName() {
        String name = provider.id();
        for (int number = 2; isTaken(name); number++) {
            name = provider.id() + "-" + number;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return tokens.stream().anyMatch(name::equalsIgnoreCase);
    }
}
