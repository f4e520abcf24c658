//! A PostgreSQL server for a test: Debian's, in a folder of its own, on a free port of this machine.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::Command;

use workbook_tests::run;

/// A server that runs until it is dropped. Its user is `awsuser`, and everybody may come in.
pub struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Postgres {
    /// Starts one.
    ///
    /// # Panics
    /// When no PostgreSQL is installed, or it does not start.
    pub fn start() -> Postgres {
        let programs = xtask::setup::postgresql().unwrap_or_else(|problem| panic!("{problem}"));
        let data = std::env::temp_dir().join(format!("workbook-postgres-{}", std::process::id()));
        let _ = fs::remove_dir_all(&data);
        fs::create_dir_all(&data).expect("the folder for temporary files can be written");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let server = Postgres { programs, data, port };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&server.data));
        }
        server.command("initdb", "-A trust -U awsuser --no-sync --locale=C.UTF-8 -E UTF8");
        let options = format!("-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off", server.data.display());
        server.command("pg_ctl", &format!("-w -o '{options}' -l {}/log start", server.data.display()));
        server
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Runs one of its programs; PostgreSQL does not want to be root.
    fn command(&self, program: &str, arguments: &str) {
        let line = format!("{}/{program} -D {} {arguments} > /dev/null 2>&1", self.programs.display(), self.data.display());
        if is_root() {
            run(Command::new("su").args(["postgres", "-s", "/bin/sh", "-c", &line]).current_dir("/"));
        } else {
            run(Command::new("sh").args(["-c", &line]));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.command("pg_ctl", "-m immediate stop");
            let _ = fs::remove_dir_all(&self.data);
        }
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}
