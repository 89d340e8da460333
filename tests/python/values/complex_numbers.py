# Complex numbers.
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), z * 1j, z / 2, z**2, complex("1-2j"), -z, 1j * 1j, complex(1), 0j)
