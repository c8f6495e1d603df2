package ramscim.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;
import ramscim.server.doctor.DoctorProgram;
import ramscim.server.livecheck.LiveCheckProgram;
import ramscim.server.transfer.DatabaseCommand;

/** Starts the bridge, or with {@code --doctor} says whether it has what it needs, or does another command. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class ScimServerApplication {
    public static void main(String[] args) {
        if (DoctorProgram.isWanted(args)) {
            System.exit(DoctorProgram.run(args, System.out));
        }
        if (LiveCheckProgram.isWanted(args)) {
            System.exit(LiveCheckProgram.run(args, System.out));
        }
        DatabaseCommand command = DatabaseCommand.in(args);
        if (command == null) {
            SpringApplication.run(ScimServerApplication.class, args);
        } else {
            command.runAndExit();
        }
    }
}
