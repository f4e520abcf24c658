//! What the machine must have: found, installed where that is possible, or asked for in one sentence.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::process::{exists, output, run};
use crate::{Problem, Result};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A compiler for `wasm32-unknown-unknown`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WasmCompiler {
    /// The toolchain in use has the target.
    Installed,
    /// Debian's compiler builds the standard library from its packaged source.
    Debian {
        /// The linker of the toolchain in use; Debian's compiler has none for WebAssembly.
        linker: PathBuf,
    },
}

impl WasmCompiler {
    /// Adds what this compiler needs to a `cargo build` for the target.
    pub fn apply(&self, command: &mut Command) {
        command.args(["--target", WASM_TARGET]);
        if let Self::Debian { linker } = self {
            command.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            command.arg("-Zbuild-std=std,panic_abort");
        }
    }
}

/// Finds the WebAssembly target, adds it with rustup, or takes Debian's compiler; says which.
///
/// # Errors
/// When none of the three is possible.
pub fn wasm_compiler() -> Result<WasmCompiler> {
    static FOUND: OnceLock<std::result::Result<WasmCompiler, Problem>> = OnceLock::new();
    FOUND.get_or_init(find_wasm_compiler).clone()
}

fn find_wasm_compiler() -> Result<WasmCompiler> {
    // For a machine where rustup can fetch nothing, and for trying that route on any other.
    let force_debian = std::env::var_os("XTASK_WASM_COMPILER").is_some_and(|value| value == "debian");
    if !force_debian {
        if has_wasm_target() {
            return Ok(WasmCompiler::Installed);
        }
        println!("the WebAssembly target is missing: rustup target add {WASM_TARGET}");
        if exists("rustup") && run(Command::new("rustup").args(["target", "add", WASM_TARGET])).is_ok() && has_wasm_target() {
            return Ok(WasmCompiler::Installed);
        }
    }
    println!("using Debian's Rust compiler and its library source for WebAssembly");
    if !Path::new("/usr/bin/rustc").exists() || !Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml").exists() {
        debian_install(&["rustc-web", "rust-web-src"])?;
    }
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let linker = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(host()?).join("bin/rust-lld");
    if !linker.exists() {
        return Err(format!(
            "no way to compile for WebAssembly: `rustup target add {WASM_TARGET}` failed, and Debian's compiler needs the linker of a rustup toolchain, which is not at {}. \
             Install the target by hand and start again.",
            linker.display()
        ));
    }
    Ok(WasmCompiler::Debian { linker })
}

/// The target of this machine itself, `x86_64-unknown-linux-gnu`.
///
/// # Errors
/// When rustc does not say.
pub fn host() -> Result<String> {
    let version = output(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| format!("rustc names no host in {version:?}"))
}

fn has_wasm_target() -> bool {
    output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
        .ok()
        .and_then(|dir| std::fs::read_dir(dir.trim()).ok())
        .is_some_and(|mut entries| entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd"))))
}

/// Node with npm, and the packages of package-lock.json.
///
/// # Errors
/// When Node is missing or `npm ci` fails.
pub fn node_modules(root: &Path) -> Result {
    if !exists("node") || !exists("npm") {
        return Err(
            "Node.js is missing: install Node 20 or later with npm (on Debian: apt-get install nodejs npm) and start again".to_owned()
        );
    }
    let lock = root.join("package-lock.json");
    let stamp = root.join("node_modules/.xtask-lock");
    let wanted = std::fs::read_to_string(&lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    if std::fs::read_to_string(&stamp).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    println!("installing the packages of package-lock.json: npm ci");
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(root))?;
    crate::fingerprint::write(&stamp, wanted.as_bytes())
}

/// Python 3 with pip, which fetches AWS's runtime client.
///
/// # Errors
/// When either is missing and cannot be installed.
pub fn python_with_pip() -> Result {
    if !exists("python3") {
        return Err("Python 3 is missing: install it (on Debian: apt-get install python3 python3-pip) and start again".to_owned());
    }
    if output(Command::new("python3").args(["-m", "pip", "--version"])).is_ok() {
        return Ok(());
    }
    debian_install(&["python3-pip"]).map_err(|why| format!("pip is missing for python3 ({why}): install it and start again"))
}

/// clang, which compiles SQLite for WebAssembly. Apple's own has no WebAssembly, so one may be named.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn clang() -> Result<PathBuf> {
    let named = std::env::var_os("CC_wasm32_unknown_unknown").map(PathBuf::from);
    let knows_wasm = |clang: &Path| output(Command::new(clang).arg("--print-targets")).is_ok_and(|targets| targets.contains("wasm32"));
    let find = || named.iter().cloned().chain([PathBuf::from("clang")]).find(|clang| knows_wasm(clang));
    if let Some(found) = find() {
        return Ok(found);
    }
    debian_install(&["clang"]).map_err(|why| {
        format!("a clang that knows WebAssembly is missing ({why}): install one, or name it with CC_wasm32_unknown_unknown=/path/to/clang")
    })?;
    find().ok_or_else(|| "clang was installed but does not know WebAssembly".to_owned())
}

/// Debian's PostgreSQL server: the folder with its programs, for the tests that compare with it.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn postgresql() -> Result<PathBuf> {
    let find = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut found: Vec<PathBuf> =
            versions.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).filter(|bin| bin.join("postgres").exists()).collect();
        found.sort();
        found.pop()
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    debian_install(&["postgresql"])
        .map_err(|why| format!("PostgreSQL is missing ({why}): install Debian's package postgresql and start again"))?;
    find().ok_or_else(|| "postgresql was installed but is not in /usr/lib/postgresql".to_owned())
}

/// Chromium for the browser tests.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn chromium() -> Result<PathBuf> {
    browser(
        "CHROMIUM",
        &[
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ],
        "chromium",
    )
}

/// Firefox for the smoke test.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn firefox() -> Result<PathBuf> {
    browser("FIREFOX", &["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"], "firefox-esr")
}

/// WebKit's driver and a display for it, for the smoke test: Debian's packages, since WebKitGTK is nowhere else. On other systems the
/// variable `WEBKIT_DRIVER` names a driver.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn webkit() -> Result<PathBuf> {
    let display = browser("XVFB", &["/usr/bin/Xvfb"], "xvfb");
    display.and_then(|_| browser("WEBKIT_DRIVER", &["/usr/bin/WebKitWebDriver"], "webkit2gtk-driver"))
}

fn browser(variable: &str, places: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    let find = || places.iter().map(PathBuf::from).find(|path| path.exists());
    if let Some(found) = find() {
        return Ok(found);
    }
    debian_install(&[package])
        .map_err(|why| format!("{package} is missing ({why}): install it, or name one with {variable}=/path/to/it"))?;
    find().ok_or_else(|| format!("{package} was installed but is at none of {}", places.join(", ")))
}

/// Installs Debian packages where this user may; says what it does.
///
/// # Errors
/// When this is no Debian, the user is not root, or apt-get fails.
pub fn debian_install(packages: &[&str]) -> Result {
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err("this is not Debian, so nothing was installed".to_owned());
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root {
        return Err(format!("run `sudo apt-get install {}`", packages.join(" ")));
    }
    println!("installing Debian packages: {}", packages.join(" "));
    static UPDATED: OnceLock<std::result::Result<(), Problem>> = OnceLock::new();
    UPDATED.get_or_init(|| run(Command::new("apt-get").args(["update", "-qq"]))).clone()?;
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
