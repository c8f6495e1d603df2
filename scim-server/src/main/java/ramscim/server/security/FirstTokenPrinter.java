package ramscim.server.security;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Prints the first token, once, to standard output and never to the log. */
@Component
final class FirstTokenPrinter implements ApplicationRunner {
    private final ScimTokens tokens;
    private final TokenAdministration administration;

    FirstTokenPrinter(ScimTokens tokens, TokenAdministration administration) {
        this.tokens = tokens;
        this.administration = administration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        tokens.makeFirst(administration.usualEnd(), FirstTokenPrinter::print);
    }

    @SuppressWarnings("SystemOut") // a secret must not reach the log
    private static void print(String token) {
        System.out.println("""

                The bearer token for your identity provider, shown this once:

                    %s

                To choose one yourself, set BRIDGE_SCIM_TOKEN.
                """.formatted(token));
        System.out.flush();
    }
}
