//! python.wasm: AWS's runtime client from PyPI, the guest's own workspace compiled, metered, and the licences of all that is inside.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths::Paths;
use crate::process::{cargo, output, run};
use crate::report::{Count, counted};
use crate::{Result, fingerprint, meter, setup};

/// The Python packages that are frozen in.
const PACKAGES: [&str; 2] = ["awslambdaric", "simplejson"];

/// What build.rs of the guest calls the folder with the packages.
const PACKAGES_VARIABLE: &str = "PYTHON_GUEST_PACKAGES";

/// The guest's workspace.
#[must_use]
pub fn room(paths: &Paths) -> PathBuf {
    paths.root.join("wasm-playground/python")
}

/// Builds target/python/python.wasm and target/python/licences.
///
/// # Errors
/// When a package cannot be fetched, the guest does not compile, or what came out cannot be metered.
pub fn build(paths: &Paths) -> Result {
    packages(paths)?;
    let mut cargo = guest_cargo(paths, "build")?;
    run(cargo.arg("--ignore-rust-version"))?;
    let compiled = read(&paths.target.join("guest/wasm32-unknown-unknown/release/python.wasm"))?;
    metered(paths, &compiled)?;
    licences(paths)
}

/// The lints of the guest, for the target that it is made for.
///
/// # Errors
/// When a lint speaks.
pub fn clippy(paths: &Paths) -> Result {
    packages(paths)?;
    run(guest_cargo(paths, "clippy")?.args(["--ignore-rust-version", "--", "-D", "warnings"]))
}

/// The tests of what stands in for malachite: plain arithmetic, so they run on this machine.
///
/// # Errors
/// When one fails.
pub fn test(paths: &Paths) -> Result<Count> {
    let mut cargo = cargo();
    cargo.args(["test", "--release", "--locked", "--package", "malachite-q", "--target", &setup::host()?]);
    counted(cargo.env("CARGO_TARGET_DIR", paths.target.join("guest")).current_dir(room(paths)))
}

/// A cargo command in the guest's workspace, with a target folder of its own: other flags, other lock file.
fn guest_cargo(paths: &Paths, job: &str) -> Result<Command> {
    // The guest compiles files of a crate that cargo never builds, so cargo would not download it by itself.
    run(cargo().args(["fetch", "--locked", "--quiet", "--target", "wasm32-unknown-unknown"]).current_dir(room(paths)))?;
    let mut cargo = cargo();
    cargo.args([job, "--release", "--locked"]);
    setup::wasm_compiler()?.apply(&mut cargo);
    cargo.env(PACKAGES_VARIABLE, packages_folder(paths)).env("CARGO_TARGET_DIR", paths.target.join("guest"));
    cargo.current_dir(room(paths));
    Ok(cargo)
}

fn packages_folder(paths: &Paths) -> PathBuf {
    paths.target.join("python/site-packages")
}

/// Fetches and unpacks what requirements.txt pins, unless it is there.
fn packages(paths: &Paths) -> Result {
    let requirements = room(paths).join("requirements.txt");
    let folder = packages_folder(paths);
    let fingerprint = fingerprint::of_files(std::slice::from_ref(&requirements))?;
    let products: Vec<PathBuf> = PACKAGES.iter().map(|package| folder.join(package)).collect();
    fingerprint::unless_fresh(&paths.target.join("python/site-packages.stamp"), &fingerprint, &products, || {
        let wheels = fetch(paths, &requirements)?;
        remove(&folder)?;
        for wheel in wheels {
            unpack(&wheel, &folder)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Downloads the wheels. pip compares their hashes with the pinned ones; the platform is Lambda's, whatever this machine is.
fn fetch(paths: &Paths, requirements: &Path) -> Result<Vec<PathBuf>> {
    setup::python_with_pip()?;
    let wheels = paths.target.join("python/wheels");
    remove(&wheels)?;
    println!("fetching awslambdaric and simplejson from PyPI");
    let mut pip = Command::new("python3");
    pip.args([
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ]);
    pip.args(["--platform", "manylinux2014_x86_64", "--python-version", "3.13", "--implementation", "cp", "--abi", "cp313"]);
    output(pip.arg("--dest").arg(&wheels).arg("--requirement").arg(requirements)).map_err(|problem| {
        format!(
            "AWS's runtime client could not be fetched from PyPI. The build needs it once, with network access (or a PyPI mirror in pip's configuration).\n{problem}"
        )
    })?;
    let pinned = fs::read_to_string(requirements).map_err(|error| format!("cannot read {}: {error}", requirements.display()))?;
    let mut found = Vec::new();
    fingerprint::collect(&wheels, &mut found)?;
    for wheel in &found {
        if !pinned.contains(&format!("--hash=sha256:{}", fingerprint::of_bytes(&read(wheel)?))) {
            return Err(format!("{} is not one of the files that {} pins", wheel.display(), requirements.display()));
        }
    }
    if found.len() == PACKAGES.len() {
        Ok(found)
    } else {
        Err(format!("pip left {} wheels in {}, not {}", found.len(), wheels.display(), PACKAGES.len()))
    }
}

/// Unpacks the Python files and the licences of a wheel.
fn unpack(wheel: &Path, folder: &Path) -> Result {
    let why = |error: &dyn std::fmt::Display| format!("cannot unpack {}: {error}", wheel.display());
    let file = fs::File::open(wheel).map_err(|error| why(&error))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|error| why(&error))?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| why(&error))?;
        let Some(name) = entry.enclosed_name() else { continue };
        let wanted = name.extension().is_some_and(|extension| extension == "py") || name.to_string_lossy().contains("/licenses/");
        if entry.is_dir() || !wanted {
            continue;
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(|error| why(&error))?;
        fingerprint::write(&folder.join(name), &content)?;
    }
    Ok(())
}

/// Writes target/python/python.wasm from the compiled module, unless it was made from these very bytes by this very pass.
fn metered(paths: &Paths, compiled: &[u8]) -> Result {
    let folder = paths.target.join("python");
    let product = paths.python_wasm();
    let pass = fingerprint::of_files(&[paths.root.join("xtask/src/meter.rs"), paths.root.join("xtask/src/meter")])?;
    let fingerprint = format!("{} {pass}", fingerprint::of_bytes(compiled));
    let made = fingerprint::unless_fresh(&folder.join("python.stamp"), &fingerprint, std::slice::from_ref(&product), || {
        fingerprint::write(&folder.join("python.unmetered.wasm"), compiled)?;
        let metered = meter::meter(compiled).map_err(|error| error.to_string())?;
        fingerprint::write(&product, &metered)
    })?;
    if made {
        let size = read(&product)?;
        println!("python.wasm: {:.2} MB, {:.2} MB gzip -9", megabytes(size.len()), megabytes(fingerprint::gzip_size(&size)?));
    }
    Ok(())
}

/// Copies the licences of everything inside: RustPython and the library from the repository, the packages' from their wheels.
fn licences(paths: &Paths) -> Result {
    let folder = paths.target.join("python/licences");
    remove(&folder)?;
    let mut texts = Vec::new();
    fingerprint::collect(&room(paths).join("licences"), &mut texts)?;
    for text in texts {
        let name = text.file_name().unwrap_or_default();
        fingerprint::write(&folder.join(name), &read(&text)?)?;
    }
    let mut files = Vec::new();
    fingerprint::collect(&packages_folder(paths), &mut files)?;
    files.sort();
    for file in files.iter().filter(|file| file.parent().is_some_and(|parent| parent.ends_with("licenses"))) {
        // …/awslambdaric-4.2.2.dist-info/licenses/LICENSE → awslambdaric-4.2.2-LICENSE.txt
        let package =
            file.components().rev().nth(2).map(|part| part.as_os_str().to_string_lossy().replace(".dist-info", "")).unwrap_or_default();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".md") {
            continue;
        }
        fingerprint::write(&folder.join(format!("{package}-{}.txt", name.trim_end_matches(".txt"))), &read(file)?)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn remove(folder: &Path) -> Result {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "for showing, two decimals")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
