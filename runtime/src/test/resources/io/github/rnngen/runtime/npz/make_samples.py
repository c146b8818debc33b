"""Writes the samples of this folder with NumPy; run in it. Made with NumPy 2.4 on Python 3."""

import io

import numpy as np
from numpy.lib import format as npy_format

real = np.arange(24, dtype=np.float64).reshape(2, 3, 4) / 7 - 1
arrays = {
    "doubles": real,
    "floats": real.astype(np.float32),
    "ints": np.array([[1, -2], [2**31 - 1, -(2**31)]], dtype=np.int32),
    "longs": np.array([2**63 - 1, -(2**63), 0]),
    "scalar": np.array(4.42928666078666),
    "empty": np.zeros((0, 3)),
    "top.W_xi": np.array([0.1, np.nan, -np.inf, -0.0]),
    "größe": np.array([1.5]),
}

np.savez("stored.npz", **arrays)
np.savez_compressed("deflated.npz", **arrays)

foreign = {}
for name, array in arrays.items():
    foreign[name] = array.astype(array.dtype.newbyteorder(">")).copy(order="F")
np.savez_compressed("big_endian_fortran.npz", **foreign)


class Pipe(io.RawIOBase):
    """A stream that can't go back: the archive's sizes and checksums then follow each array."""

    def __init__(self, path):
        self.file = open(path, "wb")

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)

    def close(self):
        self.file.close()


for path, save in ("piped_stored.npz", np.savez), ("piped_deflated.npz", np.savez_compressed):
    pipe = Pipe(path)
    save(pipe, **arrays)
    pipe.close()

for version in (2, 0), (3, 0):
    with open(f"header_{version[0]}.npy", "wb") as file:
        npy_format.write_array(file, real, version=version)
