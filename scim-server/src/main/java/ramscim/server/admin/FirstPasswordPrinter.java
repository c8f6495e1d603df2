package ramscim.server.admin;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Prints the first password, once, to standard output and never to the log. */
@Component
final class FirstPasswordPrinter implements ApplicationRunner {
    private final LocalAdministrator administrator;
    private final AdminProperties properties;

    FirstPasswordPrinter(LocalAdministrator administrator, AdminProperties properties) {
        this.administrator = administrator;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.local()) {
            administrator.makeFirst(FirstPasswordPrinter::print);
        }
    }

    @SuppressWarnings("SystemOut") // a secret must not reach the log
    private static void print(String password) {
        System.out.println("""

                The dashboard's sign-in at /admin, shown this once:

                    user      %s
                    password  %s

                To choose the password yourself, set BRIDGE_ADMIN_PASSWORD.
                """.formatted(LocalAdministrator.NAME, password));
        System.out.flush();
    }
}
